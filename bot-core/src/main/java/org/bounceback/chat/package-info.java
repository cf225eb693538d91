/**
 * The conversation, without a platform: what people ask in, what they are answered, and how an
 * answer grows while the work goes on. An adapter turns a platform's events into an {@link
 * org.bounceback.chat.InboundEvent} and cards into what the platform shows; it decides nothing.
 *
 * <p>Start with {@link org.bounceback.chat.Bot}.
 */
@NullMarked
package org.bounceback.chat;

import org.jspecify.annotations.NullMarked;
