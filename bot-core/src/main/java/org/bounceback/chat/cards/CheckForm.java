package org.bounceback.chat.cards;

import java.util.List;
import org.bounceback.chat.Form;

/** The form for an IP address or a domain to check on the blocklists. */
public final class CheckForm {
  public static final String ID = "check";
  public static final String SUBJECT = "subject";

  private CheckForm() {}

  public static Form of(MessageBundle messageBundle) {
    return new Form(
        ID,
        messageBundle.text("lookup.form-title"),
        "",
        List.of(
            new Form.Field(
                SUBJECT,
                messageBundle.text("lookup.form-subject"),
                Form.FieldKind.LINE,
                "",
                true,
                List.of(),
                messageBundle.text("lookup.form-hint"))),
        messageBundle.text("lookup.form-submit"));
  }
}
