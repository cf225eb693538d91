/**
 * Handles commands, buttons, forms and notifications, each with its own handler.
 *
 * <p>Start with {@link org.bounceback.chat.commands.Bot}.
 */
@NullMarked
package org.bounceback.chat.commands;

import org.jspecify.annotations.NullMarked;
