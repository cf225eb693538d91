package org.bounceback.chat;

import java.util.List;

/** The form in which a bounced mail is pasted or picked. */
final class BounceForm {
  static final String ID = "bounce";
  static final String TEXT = "text";
  static final String FILE = "file";

  private BounceForm() {}

  static Form of(MessageBundle messageBundle) {
    return new Form(
        ID,
        messageBundle.say("bounce.form-title"),
        "",
        List.of(
            new Form.Field(
                TEXT,
                messageBundle.say("bounce.form-text"),
                Form.FieldKind.PARAGRAPH,
                "",
                false,
                List.of(),
                messageBundle.say("bounce.form-hint")),
            new Form.Field(
                FILE,
                messageBundle.say("bounce.form-file"),
                Form.FieldKind.FILE,
                "",
                false,
                List.of())),
        messageBundle.say("bounce.form-submit"));
  }

  /** Whether it is this form, with something to read in it. */
  static boolean isFilled(ChatRequest.FormSubmission sent) {
    return sent.form().equals(ID) && !(sent.files().isEmpty() && text(sent).isBlank());
  }

  /** What was pasted; may be empty. */
  static String text(ChatRequest.FormSubmission sent) {
    return sent.values().getOrDefault(TEXT, "");
  }
}
