/**
 * The data model between the bot and the chat platforms: events, responses, cards and forms. An
 * adapter converts a platform's events to {@link org.bounceback.chat.InboundEvent}s and renders
 * cards. It makes no decisions.
 */
@NullMarked
package org.bounceback.chat;

import org.jspecify.annotations.NullMarked;
