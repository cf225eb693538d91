package org.bounceback.app.api;

import java.util.List;
import org.bounceback.bounce.BounceReader;
import org.bounceback.bounce.Unwrapped;
import org.bounceback.bounce.Unwrapped.Unread;
import org.bounceback.bounce.Unwrapper;
import org.bounceback.casebook.Conclusion;
import org.bounceback.casebook.StoredMail;
import org.bounceback.chat.CardWords;
import org.bounceback.chat.UnreadPicture;
import org.bounceback.data.JsonObject;
import org.bounceback.diagnosis.Diagnosis;
import org.bounceback.diagnosis.DiagnosisJson;
import org.bounceback.diagnosis.Diagnostician;
import org.bounceback.diagnosis.Inquiries;
import org.bounceback.ticket.Examination;

/** Reads mails and takes the steps for them. Safe for concurrent use. */
public final class Examiner implements Examination {
  /** The code of the error that stands for a picture without words. */
  static final String UNREAD = "unread-picture";

  private final BounceReader reader;
  private final Unwrapper unwrapper;
  private final Diagnostician diagnostician;
  private final Inquiries inquiries;
  private final UnreadPicture unreadPicture = new UnreadPicture();

  /** One that asks the world through {@code inquiries}. */
  public Examiner(
      BounceReader reader, Unwrapper unwrapper, Diagnostician diagnostician, Inquiries inquiries) {
    this.reader = reader;
    this.unwrapper = unwrapper;
    this.diagnostician = diagnostician;
    this.inquiries = inquiries;
  }

  @Override
  public Conclusion examine(StoredMail mail) {
    return first(mail, inquiries);
  }

  /** What the mail itself says, nobody asked. */
  Conclusion read(StoredMail mail) {
    return first(mail, Inquiries.NONE);
  }

  /** The mails of an upload. */
  List<Unwrapped> unwrap(String name, byte[] upload) {
    return unwrapper.unwrap(name, upload);
  }

  /** One mail of an upload, as the contract has it. */
  JsonObject diagnose(Unwrapped mail, boolean online) {
    if (mail.unread().isPresent()) {
      var error =
          new JsonObject().with("code", UNREAD).with("message", unread(mail, mail.unread().get()));
      return new JsonObject().with("file", mail.name()).with("error", error);
    }
    return DiagnosisJson.of(mail.name(), diagnosis(mail, online ? inquiries : Inquiries.NONE));
  }

  /** What to say of a picture that could not be read. */
  String unread(Unwrapped picture, Unread why) {
    return CardWords.of(unreadPicture.of(picture.name(), why)).strip();
  }

  /** Of several mails in one the first is the case's; an archive of nothing is taken as it is. */
  private Conclusion first(StoredMail mail, Inquiries asked) {
    byte[] bytes = mail.bytes();
    Unwrapped first =
        unwrap(mail.name(), bytes).stream()
            .findFirst()
            .orElseGet(() -> new Unwrapped(mail.name(), bytes));
    return Conclusion.of(first.name(), diagnosis(first, asked));
  }

  private Diagnosis diagnosis(Unwrapped mail, Inquiries asked) {
    return diagnostician.diagnose(reader.read(mail), asked);
  }
}
