package org.bounceback.outlook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailReader;
import org.bounceback.mail.Part;

/**
 * A mail as Outlook holds it after it came in: its header as one text, the words that its window
 * shows, and everything else as attachments.
 */
public record OutlookSample(String header, String text, String html, List<Attached> attachments) {

  /** An attachment: a mail, or bytes with their media type. */
  public record Attached(String type, String name, String content, Optional<OutlookSample> mail) {}

  public OutlookSample {
    attachments = List.copyOf(attachments);
  }

  /** What Outlook makes of a mail on the wire. */
  public static OutlookSample of(byte[] mail) {
    List<Part> parts = new MailReader(MailLimits.STANDARD).read(mail).parts();
    var text = new StringBuilder();
    var html = new StringBuilder();
    var attached = new ArrayList<Attached>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      int next = i + 1;
      while (next < parts.size() && parts.get(next).depth() > part.depth()) {
        next++;
      }
      String type = part.type().name();
      if (i > 0 && part.type().isMail()) {
        attached.add(new Attached(type, "it.msg", "", Optional.of(of(part.bytes()))));
        i = next - 1;
      } else if (type.equals("text/plain") && text.isEmpty()) {
        text.append(part.text());
      } else if (type.equals("text/html") && html.isEmpty()) {
        html.append(new String(part.bytes(), StandardCharsets.UTF_8));
      } else if (!part.type().isOf("multipart")) {
        String content = new String(part.bytes(), StandardCharsets.ISO_8859_1);
        attached.add(new Attached(type, part.fileName(), content, Optional.empty()));
      } else if (next == i + 1) {
        text.append(part.text());
      }
    }
    return new OutlookSample(header(mail), text.toString(), html.toString(), attached);
  }

  /** A person's mail with which this one is passed on, attached. */
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
