package org.bounceback.outlook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailParser;
import org.bounceback.mail.MimePart;

/**
 * A message as Outlook stores it after it was received: its header as one text, the displayed text,
 * and everything else as attachments.
 */
public record OutlookSample(String header, String text, String html, List<Attached> attachments) {

  /** An attachment: a message, or bytes with their media type. */
  public record Attached(String type, String name, String content, Optional<OutlookSample> mail) {}

  public OutlookSample {
    attachments = List.copyOf(attachments);
  }

  /** Converts a standard message. */
  public static OutlookSample of(byte[] mail) {
    List<MimePart> mimeParts = new MailParser(MailLimits.STANDARD).read(mail).mimeParts();
    var text = new StringBuilder();
    var html = new StringBuilder();
    var attached = new ArrayList<Attached>();
    for (int i = 0; i < mimeParts.size(); i++) {
      MimePart mimePart = mimeParts.get(i);
      int next = i + 1;
      while (next < mimeParts.size() && mimeParts.get(next).depth() > mimePart.depth()) {
        next++;
      }
      String type = mimePart.type().name();
      if (i > 0 && mimePart.type().isMail()) {
        attached.add(new Attached(type, "it.msg", "", Optional.of(of(mimePart.bytes()))));
        i = next - 1;
      } else if (type.equals("text/plain") && text.isEmpty()) {
        text.append(mimePart.text());
      } else if (type.equals("text/html") && html.isEmpty()) {
        html.append(new String(mimePart.bytes(), StandardCharsets.UTF_8));
      } else if (!mimePart.type().isFamily("multipart")) {
        String content = new String(mimePart.bytes(), StandardCharsets.ISO_8859_1);
        attached.add(new Attached(type, mimePart.fileName(), content, Optional.empty()));
      } else if (next == i + 1) {
        text.append(mimePart.text());
      }
    }
    return new OutlookSample(header(mail), text.toString(), html.toString(), attached);
  }

  /** Returns a user's message with this one attached. */
  public OutlookSample passedOn() {
    return new OutlookSample(
        """
        From: Anna <anna@customer.example>
        To: support@support.example
        Subject: FW: it came back
        """,
        "Hello, please have a look.",
        "",
        List.of(new Attached("message/rfc822", "it.msg", "", Optional.of(this))));
  }

  private static String header(byte[] mail) {
    String all = new String(mail, StandardCharsets.ISO_8859_1).replaceAll("\\r\\n|\\r", "\n");
    int blank = all.startsWith("\n") ? 0 : all.indexOf("\n\n");
    return all.substring(0, blank < 0 ? all.length() : blank + 1).replace("\n", "\r\n");
  }
}
