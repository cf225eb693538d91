package org.bounceback.story;

/**
 * Something that the program said and that does not hold.
 *
 * @param kind what kind of mistake, as in {@code allowance.tsv}
 * @param detail what came and the story, on one line
 */
record Mistake(String kind, String detail) {

  /** Creates a mistake about a story. */
  static Mistake of(String kind, String detail, DeliveryStory story) {
    return new Mistake(kind, (detail + "\t" + story.summary()).replace('\n', ' '));
  }
}
