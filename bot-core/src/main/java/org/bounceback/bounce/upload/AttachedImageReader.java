package org.bounceback.bounce.upload;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.bounce.text.ByteSearch;
import org.bounceback.mail.Header;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailParser;
import org.bounceback.mail.MimePart;
import org.bounceback.mail.ParsedMail;
import org.bounceback.ocr.OcrResult;
import org.bounceback.ocr.PictureKind;

/**
 * Reads the screenshots and PDFs that somebody attached to a mail instead of the bounce itself.
 * Asked only for mails that are no bounce, and not for those of lists, whose pictures are
 * decoration.
 */
final class AttachedImageReader {
  private static final int MAX = 3;

  /** Smaller ones are signatures and marks of being read. */
  private static final int MIN = 4 * 1024;

  /** What a mail with a picture has in it; most mails have not, and are not read again. */
  private static final List<ByteSearch> TYPES =
      List.of(new ByteSearch("image/"), new ByteSearch("application/pdf"));

  private final BounceReader reader;
  private final MailParser mails = new MailParser(MailLimits.STANDARD);

  AttachedImageReader(BounceReader reader) {
    this.reader = reader;
  }

  /** What the first picture that shows a bounce says in place of the mail; else the mail itself. */
  UploadedMail inPlaceOf(UploadedMail mail, BoundedPictures pictures) {
    if (pictures.isNone() || !mayHoldPictures(mail.bytes())) {
      return mail;
    }
    ParsedMail parts = mails.read(mail.bytes());
    List<MimePart> shown =
        parts.mimeParts().stream().filter(AttachedImageReader::isPicture).limit(MAX).toList();
    if (shown.isEmpty() || isFromList(parts.header()) || isBounce(mail.bytes())) {
      return mail;
    }
    for (MimePart picture : shown) {
      Optional<OcrResult> text = pictures.read(picture.bytes());
      if (text.isEmpty()) {
        return mail.leavingOut(List.of(pictures.limit()));
      }
      if (text.get() instanceof OcrResult.Words words && isBounce(pasted(words))) {
        return words.isGuessed() ? mail.recognised(pasted(words)) : mail.with(pasted(words));
      }
    }
    return mail;
  }

  private static byte[] pasted(OcrResult.Words words) {
    return words.text().getBytes(StandardCharsets.UTF_8);
  }

  private boolean isBounce(byte[] mail) {
    return reader.read(mail).messageKind() != MessageKind.NOT_A_BOUNCE;
  }

  private static boolean isPicture(MimePart mimePart) {
    boolean mayBe =
        mimePart.type().isOf("image") || mimePart.type().name().equals("application/pdf");
    if (!mayBe) {
      return false;
    }
    byte[] content = mimePart.bytes();
    return content.length >= MIN && PictureKind.of(content).isPresent();
  }

  private static boolean isFromList(Header header) {
    return header.first("List-Id").isPresent() || header.first("List-Unsubscribe").isPresent();
  }

  private static boolean mayHoldPictures(byte[] mail) {
    return TYPES.stream().anyMatch(type -> type.isIn(mail));
  }
}
