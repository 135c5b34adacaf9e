/** A place by its coordinates, in degrees. */
export interface Located {
  readonly gln: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** What a map shows: its centre in degrees; at zoom 1 all places are seen. */
export interface Camera {
  readonly latitude: number;
  readonly longitude: number;
  readonly zoom: number;
}

/** In px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** In px from the upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Free border around all places, in px: half a marker and its name. */
const margin = 48;
/** The smallest part of the earth that is shown, in degrees: one place alone has no extent. */
const smallest = 0.02;
const mostZoom = 64;

const radians = Math.PI / 180;
const between = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));

/** The camera that shows all places. */
export function wholeOf(places: readonly Located[]): Camera {
  const middle = (values: readonly number[]) =>
    values.length === 0 ? 0 : (Math.min(...values) + Math.max(...values)) / 2;
  return {
    latitude: middle(places.map(({ latitude }) => latitude)),
    longitude: middle(places.map(({ longitude }) => longitude)),
    zoom: 1,
  };
}

/** Where places stand on a map of a size: degrees of longitude are as short as they are in the middle of the places. */
export class Projection {
  /** Px per degree of latitude. */
  private readonly scale: number;
  private readonly shortened: number;

  constructor(
    places: readonly Located[],
    private readonly camera: Camera,
    private readonly size: Size,
  ) {
    const extent = (values: readonly number[]) =>
      values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
    this.shortened = Math.cos(wholeOf(places).latitude * radians);
    const wide = Math.max(smallest, extent(places.map(({ longitude }) => longitude)) * this.shortened);
    const high = Math.max(smallest, extent(places.map(({ latitude }) => latitude)));
    const fit = Math.min(
      Math.max(1, size.width - 2 * margin) / wide,
      Math.max(1, size.height - 2 * margin) / high,
    );
    this.scale = fit * camera.zoom;
  }

  at({ latitude, longitude }: Omit<Located, 'gln'>): Point {
    return {
      x: this.size.width / 2 + (longitude - this.camera.longitude) * this.shortened * this.scale,
      y: this.size.height / 2 - (latitude - this.camera.latitude) * this.scale,
    };
  }

  /** The camera after its picture was moved by so many px. */
  moved({ x, y }: Point): Camera {
    const { latitude, longitude, zoom } = this.camera;
    return {
      latitude: between(latitude + y / this.scale, -90, 90),
      longitude: between(longitude - x / (this.shortened * this.scale), -180, 180),
      zoom,
    };
  }
}

export const zoomed = (camera: Camera, factor: number): Camera => ({
  ...camera,
  zoom: between(camera.zoom * factor, 1, mostZoom),
});

/** As it stands in an address: `43.8639,125.3502,4`. */
export const cameraText = ({ latitude, longitude, zoom }: Camera): string =>
  [latitude.toFixed(4), longitude.toFixed(4), String(Number(zoom.toFixed(2)))].join(',');

/** The camera of an address; undefined when it names none. */
export function cameraIn(text: string | undefined): Camera | undefined {
  const parts = (text ?? '').split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [latitude = NaN, longitude = NaN, zoom = NaN] = parts;
  const isValid =
    parts.length === 3 &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180 &&
    zoom >= 1 &&
    zoom <= mostZoom;
  return isValid ? { latitude, longitude, zoom } : undefined;
}
