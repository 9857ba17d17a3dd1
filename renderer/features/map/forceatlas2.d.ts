// The two inner parts of the layout library that we run ourselves, a few rounds at a time; it has no types for them.
declare module 'graphology-layout-forceatlas2/iterate.js' {
  import type { ForceAtlas2Settings } from 'graphology-layout-forceatlas2';

  /** One round over the forces, in place. */
  const iterate: (settings: ForceAtlas2Settings, nodes: Float32Array, edges: Float32Array) => unknown;
  export = iterate;
}

declare module 'graphology-layout-forceatlas2/helpers.js' {
  import type Graph from 'graphology';

  interface Helpers {
    graphToByteArrays(
      graph: Graph,
      weight: (edge: string, attributes: { weight?: number }) => number,
    ): { nodes: Float32Array; edges: Float32Array };
    assignLayoutChanges(graph: Graph, nodes: Float32Array, reducer: null): void;
  }
  const helpers: Helpers;
  export = helpers;
}
