/**
 * A page for the browser that shows a channel of the strict Slack beside one of the strict Discord,
 * and does what a person does in them. It knows the stand-ins alone: what it shows came over the
 * platforms' wires.
 *
 * <p>Start with {@link org.bounceback.app.demo.page.Page}.
 */
@NullMarked
package org.bounceback.app.demo.page;

import org.jspecify.annotations.NullMarked;
