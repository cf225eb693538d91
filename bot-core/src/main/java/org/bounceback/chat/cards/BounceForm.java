package org.bounceback.chat.cards;

import java.util.List;
import org.bounceback.chat.BounceSubmission;
import org.bounceback.chat.Form;

/** The form to paste or select a bounced e-mail. */
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
