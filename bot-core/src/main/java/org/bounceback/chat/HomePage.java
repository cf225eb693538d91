package org.bounceback.chat;

import java.util.List;

/**
 * The bot's home page for a user.
 *
 * @param headline one sentence about the bot
 * @param actions what the user can start here
 */
public record HomePage(String headline, List<Button> actions, List<Section> sections) {
  public HomePage {
    actions = List.copyOf(actions);
    sections = List.copyOf(sections);
  }

  /**
   * A list with a title.
   *
   * @param empty shown if there are no rows
   */
  public record Section(String title, List<Row> rows, String empty) {
    public Section {
      rows = List.copyOf(rows);
    }
  }

  /** A line of a section with its button. */
  public record Row(String title, String detail, Button button) {}
}
