package org.bounceback.ocr;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Enlarges small pictures, because Tesseract is designed for scanned paper and misreads small
 * screen fonts. It is only used for formats that the JDK can decode.
 */
final class ImageUpscaler {
  private static final int MAX_PIXELS = 3_000_000;
  private static final int SMALL_PIXELS = 1_500_000;
  private static final int WHITE = 255;

  private final BufferedImage picture;
  private final int times;

  private ImageUpscaler(BufferedImage picture, int times) {
    this.picture = picture;
    this.times = times;
  }

  /** Returns the picture enlarged and in grayscale (PGM); a large or damaged one is unchanged. */
  static byte[] upscale(byte[] file) {
    try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        return file;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(stream, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        return pixels > MAX_PIXELS
            ? file
            : new ImageUpscaler(reader.read(0), pixels > SMALL_PIXELS ? 2 : 3).grey();
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException damaged) {
      // The JDK's decoders throw various exceptions for damaged files; the OCR program may still
      // read them.
      return file;
    }
  }

  private byte[] grey() {
    int width = picture.getWidth() * times;
    int height = picture.getHeight() * times;
    byte[] header =
        ("P5\n" + width + " " + height + "\n" + WHITE + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] grey = new byte[header.length + width * height];
    System.arraycopy(header, 0, grey, 0, header.length);
    int[][] rows = {};
    for (int y = 0; y < height; y++) {
      if (y % times == 0) {
        int upper = y / times;
        rows = new int[][] {row(upper), row(Math.min(upper + 1, picture.getHeight() - 1))};
      }
      for (int x = 0; x < width; x++) {
        grey[header.length + y * width + x] = (byte) between(rows, x, y % times);
      }
    }
    return grey;
  }

  /** Returns the gray value of a point between four pixels, by bilinear interpolation. */
  private int between(int[][] rows, int x, int down) {
    int left = x / times;
    int right = Math.min(left + 1, picture.getWidth() - 1);
    int across = x % times;
    int above = rows[0][left] * (times - across) + rows[0][right] * across;
    int below = rows[1][left] * (times - across) + rows[1][right] * across;
    return (above * (times - down) + below * down) / (times * times);
  }

  /** Returns one row in grayscale, with transparent pixels on white. */
  private int[] row(int y) {
    int[] row = picture.getRGB(0, y, picture.getWidth(), 1, null, 0, picture.getWidth());
    for (int x = 0; x < row.length; x++) {
      int alpha = row[x] >>> 24;
      int red = row[x] >> 16 & WHITE;
      int green = row[x] >> 8 & WHITE;
      int blue = row[x] & WHITE;
      int grey = (299 * red + 587 * green + 114 * blue) / 1000;
      row[x] = (grey * alpha + WHITE * (WHITE - alpha)) / WHITE;
    }
    return row;
  }
}
