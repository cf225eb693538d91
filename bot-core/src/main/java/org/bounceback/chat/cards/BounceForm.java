package org.bounceback.chat.cards;

import java.util.List;
import org.bounceback.chat.BounceSubmission;
import org.bounceback.chat.Form;

/** The form in which a bounced mail is pasted or picked. */
public final class BounceForm {
  static final String FILE = "file";

  private BounceForm() {}

  public static Form of(MessageBundle messageBundle) {
    return new Form(
        BounceSubmission.FORM,
        messageBundle.text("bounce.form-title"),
        "",
        List.of(
            new Form.Field(
                BounceSubmission.TEXT,
                messageBundle.text("bounce.form-text"),
                Form.FieldKind.PARAGRAPH,
                "",
                false,
                List.of(),
                messageBundle.text("bounce.form-hint")),
            new Form.Field(
                FILE,
                messageBundle.text("bounce.form-file"),
                Form.FieldKind.FILE,
                "",
                false,
                List.of())),
        messageBundle.text("bounce.form-submit"));
  }
}
