export { decidingFacts, facts, factsIndex, writeFacts } from './box-facts.rows';
