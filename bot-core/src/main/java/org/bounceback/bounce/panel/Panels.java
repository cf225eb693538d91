package org.bounceback.bounce.panel;

import java.util.Optional;

/**
 * The texts that mail servers with a control panel write, with the settings behind them.
 *
 * @param texts the texts
 * @param settings where the settings are
 */
public record Panels(PanelTexts texts, PanelSettings settings) {

  /** Loads the bundled tables. */
  public static Panels load() {
    return new Panels(PanelTexts.load(), PanelSettings.load());
  }

  /** Returns the menu path of the setting that makes a server write this text. */
  public Optional<String> setting(String text) {
    return texts
        .find(text)
        .flatMap(found -> found.setting().flatMap(id -> settings.path(id, found.product())));
  }
}
