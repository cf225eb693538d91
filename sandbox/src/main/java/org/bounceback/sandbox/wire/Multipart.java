package org.bounceback.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses {@code multipart/form-data} (RFC 7578). */
public final class Multipart {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
  private static final Pattern FILENAME = Pattern.compile("filename=\"([^\"]*)\"");
  private static final Pattern TYPE = Pattern.compile("(?im)^content-type: *(.*?)\\r?$");

  private Multipart() {}

  /**
   * One part.
   *
   * @param filename empty text if it has none
   */
  public record Part(String name, String filename, String type, Bytes bytes) {}

  /** Returns the parts in order; none without a boundary or without content. */
  public static List<Part> parts(String contentType, Bytes body) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    var parts = new ArrayList<Part>();
    if (!boundary.find()) {
      return parts;
    }
    // Latin-1 maps each byte to one character, so that text positions are byte positions.
    String text = new String(body.toArray(), StandardCharsets.ISO_8859_1);
    String line = "--" + boundary.group(1);
    int from = text.indexOf(line);
    while (from >= 0) {
      int head = from + line.length() + 2;
      int next = text.indexOf("\r\n" + line, head);
      int blank = text.indexOf("\r\n\r\n", head);
      if (next < 0 || blank < 0 || blank > next) {
        return parts;
      }
      parts.add(part(text.substring(head, blank), text.substring(blank + 4, next)));
      from = next + 2;
    }
    return parts;
  }

  private static Part part(String head, String content) {
    String utf8 = new String(latin(head), StandardCharsets.UTF_8);
    return new Part(
        first(NAME, utf8), first(FILENAME, utf8), first(TYPE, utf8), Bytes.of(latin(content)));
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
