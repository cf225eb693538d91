package org.bounceback.chat.cards;

import java.util.List;
import java.util.Optional;
import org.bounceback.cases.CaseId;
import org.bounceback.chat.Form;

/** The form that asks why an answer was not helpful. */
public final class FeedbackForm {
  public static final String WHY = "why";
  private static final String KIND = "feedback:";

  private FeedbackForm() {}

  /** Returns the case of a submitted form; empty if it is another form. */
  public static Optional<CaseId> caseOf(String formId) {
    return formId.startsWith(KIND)
        ? CaseId.parse(formId.substring(KIND.length()))
        : Optional.empty();
  }

  public static Form of(MessageBundle messageBundle, CaseId about) {
    return new Form(
        KIND + about,
        messageBundle.text("feedback.form-title"),
        "",
        List.of(
            new Form.Field(
                WHY,
                messageBundle.text("feedback.form-why"),
                Form.FieldKind.PARAGRAPH,
                "",
                false,
                List.of())),
        messageBundle.text("feedback.form-submit"));
  }
}
