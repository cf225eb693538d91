/**
 * One handler per command, button, form and notification.
 *
 * <p>Start with {@link org.bounceback.chat.commands.Bot}.
 */
@NullMarked
package org.bounceback.chat.commands;

import org.jspecify.annotations.NullMarked;
