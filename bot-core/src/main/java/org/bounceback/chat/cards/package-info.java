/**
 * Renders findings and cases as cards and forms. Does no I/O.
 *
 * <p>{@link org.bounceback.chat.cards.CaseCardRenderer} renders an answer twice: as a card that is
 * read in five seconds, and in full as its details. {@code AnswerBadge} decides who needs to act,
 * {@code CardBody} what is shown of it and in which order it is shortened, {@code CardButtons}
 * which actions are on the card and which in the details. The texts come from the {@link
 * org.bounceback.chat.cards.MessageBundle} of the reader's language.
 */
@NullMarked
package org.bounceback.chat.cards;

import org.jspecify.annotations.NullMarked;
