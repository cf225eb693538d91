package org.bounceback.casebook;

/**
 * What was found.
 *
 * @param headline one sentence for the agent
 * @param verdict its code, such as {@code recipient-blocks-us}
 * @param diagnosis all of it, as a JSON object
 */
public record Conclusion(String headline, String verdict, String diagnosis) {}
