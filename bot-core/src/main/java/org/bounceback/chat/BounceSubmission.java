package org.bounceback.chat;

import java.util.List;
import java.util.Optional;

/**
 * A bounced message that a user submitted in the form for it.
 *
 * @param text the pasted text; may be empty if there are files
 * @param files the selected files; may be empty if there is text
 */
public record BounceSubmission(String text, List<UploadedFile> files) {
  /** The form's id. */
  public static final String FORM = "bounce";

  /** The field for pasted text. */
  public static final String TEXT = "text";

  public BounceSubmission {
    files = List.copyOf(files);
  }

  /** Parses a submitted form. Returns empty if it is another form or has neither text nor files. */
  public static Optional<BounceSubmission> of(ChatRequest.FormSubmission sent) {
    String text = sent.values().getOrDefault(TEXT, "");
    boolean isEmpty = text.isBlank() && sent.files().isEmpty();
    return sent.form().equals(FORM) && !isEmpty
        ? Optional.of(new BounceSubmission(text, sent.files()))
        : Optional.empty();
  }
}
