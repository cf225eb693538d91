package org.bounceback.sandbox.desk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bounceback.sandbox.desk.VendorTicket.File;

/** A form with files (multipart/form-data, RFC 7578). */
final class FormData {
  private static final Pattern BOUNDARY =
      Pattern.compile("multipart/form-data; boundary=\"?([^\";]+)\"?");
  private static final Pattern NAME = Pattern.compile("; name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("; filename=\"([^\"]*)\"");
  private static final Pattern TYPE = Pattern.compile("Content-Type: (.*)");

  private final List<Part> parts;

  private FormData(List<Part> parts) {
    this.parts = parts;
  }

  /** One part; its content one letter a byte. */
  private record Part(String head, String content) {
    boolean isNamed(String name) {
      return found(NAME, head).equals(name);
    }
  }

  static FormData read(DeskRequest deskRequest) throws DeskRefusal {
    Matcher type = BOUNDARY.matcher(deskRequest.header("Content-Type"));
    if (!type.matches()) {
      throw new DeskRefusal(415, "Content-Type is not multipart/form-data");
    }
    var parts = new ArrayList<Part>();
    String[] pieces =
        ("\r\n" + deskRequest.octets()).split("\r\n--" + Pattern.quote(type.group(1)), -1);
    for (int i = 1; i < pieces.length - 1; i++) {
      int end = pieces[i].indexOf("\r\n\r\n");
      if (end < 0) {
        throw new DeskRefusal(400, "a part without an end of its header");
      }
      parts.add(new Part(pieces[i].substring(0, end), pieces[i].substring(end + 4)));
    }
    if (!pieces[pieces.length - 1].startsWith("--")) {
      throw new DeskRefusal(400, "a form without an end");
    }
    return new FormData(parts);
  }

  String first(String name) {
    return all(name).stream().findFirst().orElse("");
  }

  List<String> all(String name) {
    return parts.stream()
        .filter(part -> part.isNamed(name))
        .map(part -> new String(octets(part.content()), StandardCharsets.UTF_8))
        .toList();
  }

  List<File> files(String name) {
    return parts.stream()
        .filter(part -> part.isNamed(name))
        .map(
            part ->
                File.of(
                    found(FILE_NAME, part.head()),
                    found(TYPE, part.head()),
                    octets(part.content())))
        .toList();
  }

  private static byte[] octets(String content) {
    return content.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String found(Pattern pattern, String head) {
    Matcher matcher = pattern.matcher(head);
    return matcher.find() ? matcher.group(1).strip() : "";
  }
}
