package org.bounceback.bounce.upload;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.text.ByteSearch;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailParser;
import org.bounceback.mail.MimePart;
import org.bounceback.outlook.OutlookFiles;

/**
 * Opens Outlook's file formats: a saved {@code .msg}, and the {@code winmail.dat} inside a message.
 */
final class OutlookForms {
  /** The start of a {@code winmail.dat}, in base64. */
  private static final ByteSearch ENCODED_SIGNATURE = new ByteSearch("eJ8+I");

  private final OutlookFiles files = new OutlookFiles();
  private final MailParser mails = new MailParser(MailLimits.STANDARD);

  /**
   * Returns the message in the upload; the upload itself if it does not contain an Outlook format.
   */
  byte[] convert(byte[] upload) {
    return files.toMessage(upload).or(() -> restored(upload)).orElse(upload);
  }

  /**
   * Restores a message whose text and attachments are in a part that only Outlook reads. Reports
   * with such a part next to standard parts, as from Amazon WorkMail, need no restoring.
   */
  private Optional<byte[]> restored(byte[] mail) {
    if (!ENCODED_SIGNATURE.matches(mail)) {
      return Optional.empty();
    }
    List<MimePart> mimeParts = mails.read(mail).mimeParts();
    if (mimeParts.stream().skip(1).anyMatch(mimePart -> mimePart.type().isFamily("message"))) {
      return Optional.empty();
    }
    return mimeParts.stream()
        .skip(1)
        .map(MimePart::bytes)
        .map(part -> files.restore(header(mail), part))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static byte[] header(byte[] mail) {
    for (int i = 0; i < mail.length; i++) {
      if (mail[i] == '\n' && isBlankLineAt(mail, i + 1)) {
        return Arrays.copyOf(mail, i + 1);
      }
    }
    return mail;
  }

  private static boolean isBlankLineAt(byte[] mail, int at) {
    int end = at < mail.length && mail[at] == '\r' ? at + 1 : at;
    return end < mail.length && mail[end] == '\n';
  }
}
