import proj4 from 'proj4';

/**
 * The British National Grid, EPSG:27700, by the seven parameters of Ordnance Survey from OSGB36 to WGS 84: right to
 * about five metres (A Guide to Coordinate Systems in Great Britain, §6.6), where a postcode is some hundred wide.
 */
const NATIONAL_GRID =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy ' +
  '+towgs84=446.448,-125.157,542.06,0.1502,0.247,0.8421,-20.4894 +units=m +no_defs';

const converter = proj4(NATIONAL_GRID, 'WGS84');

/** Degrees (WGS 84) of a point of the National Grid in metres. */
export function degreesOf(easting: number, northing: number): { latitude: number; longitude: number } {
  const [longitude, latitude] = converter.forward([easting, northing]) as [number, number];
  return { latitude, longitude };
}
