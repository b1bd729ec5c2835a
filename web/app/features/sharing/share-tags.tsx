export interface ShareTagsProps {
  title: string;
  /** One or two sentences of facts. */
  description: string;
  /** The whole address of the page. */
  url: string;
  /** The whole address of its picture of 1200 by 630, and what that shows. */
  picture: { url: string; alt: string };
}

/** The picture of an area, for pages of it that have none of their own. */
export function pictureOfArea(publicUrl: string, area: { path: string; name: string }): ShareTagsProps['picture'] {
  return {
    url: `${publicUrl}/areas/${area.path}/preview.png`,
    alt: `What the police team of ${area.name} works on now`,
  };
}

/** What a link to this page looks like where people share it. React puts them into the head. */
export function ShareTags({ title, description, url, picture }: ShareTagsProps) {
  return (
    <>
      <meta name="description" content={description} />
      <link rel="canonical" href={url} />
      <meta property="og:type" content="article" />
      <meta property="og:site_name" content="Patchwork" />
      <meta property="og:locale" content="en_GB" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={url} />
      <meta property="og:image" content={picture.url} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={picture.alt} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}
