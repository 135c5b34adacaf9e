/** The text with the fault planted. Throws unless what is to be replaced stands there exactly once. */
function plant(text, { file, find, replace }) {
  const places = text.split(find).length - 1;
  if (places !== 1) throw new Error(`${file} has ${places} times, and not once: ${find}`);
  if (find === replace) throw new Error(`${file}: a fault that changes nothing: ${find}`);
  return text.replace(find, () => replace);
}

/** `caught` or `missed`, of what jest reports. Throws when the specs did not run: then nothing was learnt. */
function verdictOf({ numTotalTests, numFailedTests, numRuntimeErrorTestSuites }) {
  if (numRuntimeErrorTestSuites > 0) throw new Error('the specs do not run with this fault');
  if (numTotalTests === 0) throw new Error('no test ran');
  return numFailedTests > 0 ? 'caught' : 'missed';
}

module.exports = { plant, verdictOf };
