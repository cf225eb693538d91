package org.bounceback.bounce.grammar;

/**
 * A place in a text where a mail server's message was found.
 *
 * @param start the position of its first character
 * @param end the position after its last character
 * @param frame whether it is a line of a report's frame, which names no cause
 * @param namesRecipient whether it contains the address of a recipient
 */
public record ServerSentence(int start, int end, boolean frame, boolean namesRecipient) {}
