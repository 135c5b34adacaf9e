/** The contexts of Boxtrail. All composition roots and the import rules take their names from here. */
export const contextNames = ['orders', 'packing', 'passes', 'delivery', 'money', 'audit'] as const;
