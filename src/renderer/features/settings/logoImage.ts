/** Twice what is printed at 300 dpi: 16 mm high, 60 mm wide at most. */
const MOST = { width: 710, height: 190 };

/** A chosen picture as a PNG in base64, made no larger than paper needs; null where it is no picture. */
export async function logoFromFile(file: File): Promise<string | null> {
  const image = await createImageBitmap(file).catch(() => null);
  if (image === null) return null;
  const scale = Math.min(1, MOST.width / image.width, MOST.height / image.height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return canvas.toDataURL('image/png').split(',')[1] ?? null;
}
