package org.bounceback.bounce;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes mailbox files apart (the mbox format, RFC 4155). */
final class Mailboxes {
  private static final int MOST = 1000;
  private static final Pattern SEPARATOR =
      Pattern.compile("(?:\\A|\\n\\r?\\n)(?=From \\S+ +[A-Z][a-z]{2} [A-Z][a-z]{2} )");
  private static final Pattern QUOTED_FROM = Pattern.compile("(?m)^>(>*From )");

  private Mailboxes() {}

  /** The mails of a mailbox, numbered from 1; a file that is no mailbox is its own only mail. */
  static List<Unwrapped> split(Unwrapped file) {
    if (!startsWithFrom(file.bytes())) {
      return List.of(file);
    }
    String text = new String(file.bytes(), StandardCharsets.ISO_8859_1);
    var starts = new ArrayList<Integer>();
    Matcher separator = SEPARATOR.matcher(text);
    while (separator.find() && starts.size() < MOST) {
      starts.add(separator.end());
    }
    if (starts.size() < 2) {
      return List.of(file);
    }
    var mails = new ArrayList<Unwrapped>();
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
      String mail = QUOTED_FROM.matcher(text.substring(starts.get(i), end)).replaceAll("$1");
      String name = file.name() + "#" + (i + 1);
      byte[] bytes = mail.getBytes(StandardCharsets.ISO_8859_1);
      mails.add(new Unwrapped(name, bytes, file.leftOut()));
    }
    return mails;
  }

  private static boolean startsWithFrom(byte[] bytes) {
    return bytes.length > 5 && new String(bytes, 0, 5, StandardCharsets.ISO_8859_1).equals("From ");
  }
}
