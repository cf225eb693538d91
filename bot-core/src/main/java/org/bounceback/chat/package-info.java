/**
 * The vocabulary between the bot and the chat platforms: events, responses, cards, forms. An
 * adapter turns a platform's events into an {@link org.bounceback.chat.InboundEvent} and renders
 * cards; it decides nothing.
 */
@NullMarked
package org.bounceback.chat;

import org.jspecify.annotations.NullMarked;
