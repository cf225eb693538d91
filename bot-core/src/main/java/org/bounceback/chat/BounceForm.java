package org.bounceback.chat;

import java.util.List;

/** The form in which a bounced mail is pasted or picked. */
final class BounceForm {
  static final String ID = "bounce";
  static final String TEXT = "text";
  static final String FILE = "file";

  private BounceForm() {}

  static Form of(Texts texts) {
    return new Form(
        ID,
        texts.say("bounce.form-title"),
        "",
        List.of(
            new Form.Field(
                TEXT,
                texts.say("bounce.form-text"),
                Form.Kind.PARAGRAPH,
                "",
                false,
                List.of(),
                texts.say("bounce.form-hint")),
            new Form.Field(
                FILE, texts.say("bounce.form-file"), Form.Kind.FILE, "", false, List.of())),
        texts.say("bounce.form-submit"));
  }

  /** Whether it is this form, with something to read in it. */
  static boolean isFilled(Ask.Submission sent) {
    return sent.form().equals(ID) && !(sent.files().isEmpty() && text(sent).isBlank());
  }

  /** What was pasted; may be empty. */
  static String text(Ask.Submission sent) {
    return sent.values().getOrDefault(TEXT, "");
  }
}
