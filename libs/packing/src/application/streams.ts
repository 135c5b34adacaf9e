export const jobStream = (jobId: string): string => `packing-job-${jobId}`;
export const boxStream = (sscc: string): string => `box-${sscc}`;
