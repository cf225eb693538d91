package org.bounceback.ocr;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Generates pictures and PDFs of text. */
public final class DrawnImages {
  private static final int WIDTH = 1000;

  private DrawnImages() {}

  /** Returns a picture of these lines in dark red on white, with letters of that height. */
  public static byte[] picture(String format, int size, String text) {
    List<String> lines = text.lines().toList();
    var picture =
        new BufferedImage(WIDTH, 40 + lines.size() * size * 2, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    graphics.setColor(new Color(160, 0, 0));
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
    for (int i = 0; i < lines.size(); i++) {
      graphics.drawString(lines.get(i), 20, 20 + size + i * size * 2);
    }
    graphics.dispose();
    var file = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, file);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return file.toByteArray();
  }

  /** Returns a PDF (ISO 32000-1) of one page that contains these lines as text. */
  public static byte[] pdf(String text) {
    var content = new StringBuilder("BT /F 11 Tf 40 780 Td 16 TL\n");
    text.lines()
        .map(line -> line.replaceAll("([\\\\()])", "\\\\$1"))
        .forEach(line -> content.append("(").append(line).append(") Tj T*\n"));
    content.append("ET");
    return pdf(
        content.toString(),
        "/Font << /F << /Type /Font /Subtype /Type1" + " /BaseFont /Helvetica >> >>",
        List.of());
  }

  /** Returns a PDF of one page that shows a JPEG picture, like a scan. */
  public static byte[] scan(byte[] jpeg, int width, int height) {
    String picture =
        "<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB"
            + " /BitsPerComponent 8 /Filter /DCTDecode /Length %d >>\nstream\n%s\nendstream";
    return pdf(
        "q 555 0 0 %d 20 500 cm /P Do Q".formatted(555 * height / width),
        "/XObject << /P 5 0 R >>",
        List.of(picture.formatted(width, height, jpeg.length, latin1(jpeg))));
  }

  private static byte[] pdf(String content, String resources, List<String> more) {
    var objects = new ArrayList<String>();
    objects.add("<< /Type /Catalog /Pages 2 0 R >>");
    objects.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    objects.add(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << "
            + resources
            + " >> >>");
    objects.add("<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream");
    objects.addAll(more);
    var file = new StringBuilder("%PDF-1.4\n");
    var table = new StringBuilder();
    for (int i = 0; i < objects.size(); i++) {
      table.append("%010d 00000 n \n".formatted(file.length()));
      file.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
    }
    int size = objects.size() + 1;
    String end =
        """
        xref
        0 %d
        0000000000 65535 f\s
        %strailer
        << /Size %d /Root 1 0 R >>
        startxref
        %d
        %%%%EOF
        """;
    String trailer = end.formatted(size, table, size, file.length());
    return file.append(trailer).toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
