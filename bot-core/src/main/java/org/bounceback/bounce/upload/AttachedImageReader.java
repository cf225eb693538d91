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
 * Reads screenshots and PDFs that a user attached to a message instead of the bounce itself. It is
 * used only for messages that are not bounces and not from mailing lists, whose images are
 * decoration.
 */
final class AttachedImageReader {
  private static final int MAX = 3;

  /** Smaller images are logos in signatures or tracking pixels. */
  private static final int MIN = 4 * 1024;

  /** Content types of pictures. Most messages contain none of them and need no second parse. */
  private static final List<ByteSearch> TYPES =
      List.of(new ByteSearch("image/"), new ByteSearch("application/pdf"));

  private final BounceReader reader;
  private final MailParser mails = new MailParser(MailLimits.STANDARD);

  AttachedImageReader(BounceReader reader) {
    this.reader = reader;
  }

  /** Returns the text of the first picture that shows a bounce, otherwise the message itself. */
  UploadedMail replace(UploadedMail mail, BoundedPictures pictures) {
    if (pictures.isDisabled() || !mayHoldPictures(mail.bytes())) {
      return mail;
    }
    ParsedMail parts = mails.read(mail.bytes());
    List<MimePart> pictureParts =
        parts.mimeParts().stream().filter(AttachedImageReader::isPicture).limit(MAX).toList();
    if (pictureParts.isEmpty() || isFromList(parts.header()) || isBounce(mail.bytes())) {
      return mail;
    }
    for (MimePart picture : pictureParts) {
      Optional<OcrResult> text = pictures.read(picture.bytes());
      if (text.isEmpty()) {
        return mail.withLeftOut(List.of(pictures.limit()));
      }
      if (text.get() instanceof OcrResult.Words ocrText && isBounce(pasted(ocrText))) {
        return ocrText.isRecognized()
            ? mail.withOcrText(pasted(ocrText))
            : mail.withBytes(pasted(ocrText));
      }
    }
    return mail;
  }

  private static byte[] pasted(OcrResult.Words ocrText) {
    return ocrText.text().getBytes(StandardCharsets.UTF_8);
  }

  private boolean isBounce(byte[] mail) {
    return reader.read(mail).messageKind() != MessageKind.NOT_A_BOUNCE;
  }

  private static boolean isPicture(MimePart mimePart) {
    boolean mayBe =
        mimePart.type().isFamily("image") || mimePart.type().name().equals("application/pdf");
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
    return TYPES.stream().anyMatch(type -> type.matches(mail));
  }
}
