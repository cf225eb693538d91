/**
 * A page for the browser that shows a channel of the simulated Slack next to one of the simulated
 * Discord, and performs a user's actions in them. It uses only the simulated platforms: everything
 * it shows was sent over their network interfaces.
 *
 * <p>Start with {@link org.bounceback.app.demo.page.Page}.
 */
@NullMarked
package org.bounceback.app.demo.page;

import org.jspecify.annotations.NullMarked;
