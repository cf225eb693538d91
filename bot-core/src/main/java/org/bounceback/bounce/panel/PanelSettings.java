package org.bounceback.bounce.panel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/**
 * Where the settings are that make our own mail servers reject messages: menu paths of cPanel and
 * WHM, Plesk, DirectAdmin and outgoing gateways, from {@code panel-settings.tsv}. Immutable.
 */
public final class PanelSettings {
  private static final String FILE = "panel-settings.tsv";

  private final Map<String, List<Place>> places;

  private PanelSettings(Map<String, List<Place>> places) {
    this.places = Map.copyOf(places);
  }

  private record Place(String product, String path) {}

  /** Loads the bundled table. */
  public static PanelSettings load() {
    return of(Table.parse(FILE, Resources.text(PanelSettings.class, FILE)));
  }

  /**
   * Reads a table.
   *
   * @throws InvalidDataException if a cell is missing
   */
  static PanelSettings of(Table table) {
    var places = new HashMap<String, List<Place>>();
    for (Map<String, String> row : table.rows()) {
      for (String column : List.of("setting", "product", "path", "source")) {
        if (row.getOrDefault(column, "").isEmpty()) {
          throw new InvalidDataException("%s: no %s in %s".formatted(FILE, column, row));
        }
      }
      places
          .computeIfAbsent(row.getOrDefault("setting", ""), id -> new ArrayList<>())
          .add(new Place(row.getOrDefault("product", ""), row.getOrDefault("path", "")));
    }
    return new PanelSettings(places);
  }

  /**
   * Returns the menu path of a setting.
   *
   * @param product a panel, or {@link PanelText#ANY_PANEL} for the paths of all panels
   */
  public Optional<String> path(String setting, String product) {
    List<Place> all = places.getOrDefault(setting, List.of());
    List<String> paths =
        all.stream()
            .filter(place -> place.product().equals(product) || product.equals(PanelText.ANY_PANEL))
            .map(Place::path)
            .distinct()
            .toList();
    return paths.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", paths));
  }
}
