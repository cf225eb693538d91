package org.bounceback.bounce.question;

/**
 * A question about e-mail that does not work.
 *
 * @param kind what does not work
 * @param language the language of the question, as an ISO 639 code
 * @param isAddressed whether the text speaks to its reader, as the texts of programs do
 */
public record HelpQuestion(QuestionKind kind, String language, boolean isAddressed) {}
