package org.bounceback.chat.cards;

import java.util.List;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.Form;

/** The form in which a bounced mail is pasted or picked. */
public final class BounceForm {
  public static final String ID = "bounce";
  public static final String TEXT = "text";
  static final String FILE = "file";

  private BounceForm() {}

  public static Form of(MessageBundle messageBundle) {
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
  public static boolean isFilled(ChatRequest.FormSubmission sent) {
    return sent.form().equals(ID) && !(sent.files().isEmpty() && text(sent).isBlank());
  }

  /** What was pasted; may be empty. */
  public static String text(ChatRequest.FormSubmission sent) {
    return sent.values().getOrDefault(TEXT, "");
  }
}
