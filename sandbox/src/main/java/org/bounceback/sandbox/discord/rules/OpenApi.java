package org.bounceback.sandbox.discord.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Discord's description of its HTTP API: its routes and the schemas of their bodies. */
public final class OpenApi {
  static final String FILE = "discord-openapi.json";

  private final JsonNode root;
  private final List<Route> routes = new ArrayList<>();

  OpenApi(JsonNode root) {
    this.root = root;
    root.path("paths")
        .properties()
        .forEach(each -> routes.add(new Route(each.getKey(), each.getValue())));
  }

  /**
   * One path with what may be done to it.
   *
   * @param path with braces around what differs, such as {@code /channels/{channel_id}}
   */
  private record Route(String path, JsonNode node) {

    /** How many steps are the same word for word, or -1 when the path is another one. */
    int fit(List<String> asked, Map<String, String> taken) {
      List<String> steps = steps(path);
      if (steps.size() != asked.size()) {
        return -1;
      }
      int same = 0;
      for (int i = 0; i < steps.size(); i++) {
        String step = steps.get(i);
        if (step.startsWith("{")) {
          taken.put(step.substring(1, step.length() - 1), asked.get(i));
        } else if (step.equals(asked.get(i))) {
          same++;
        } else {
          return -1;
        }
      }
      return same;
    }
  }

  /**
   * What a path leads to, the wordiest fit first: {@code /users/@me} before {@code
   * /users/{user_id}}.
   *
   * @param path below the version, such as {@code /users/@me}
   * @return empty when Discord has no such path
   */
  public Optional<Place> place(String path) {
    int best = -1;
    Optional<Place> found = Optional.empty();
    for (Route route : routes) {
      var taken = new TreeMap<String, String>();
      int fit = route.fit(steps(path), taken);
      if (fit > best) {
        best = fit;
        found = Optional.of(new Place(this, route.path(), route.node(), taken));
      }
    }
    return found;
  }

  /**
   * A path that Discord has.
   *
   * @param parameters what stands in the path, by name
   */
  public record Place(OpenApi api, String path, JsonNode node, Map<String, String> parameters) {
    public Place {
      parameters = Map.copyOf(parameters);
    }

    /** What this verb of HTTP does there, empty when nothing. */
    public Optional<Operation> operation(String verb) {
      String name = verb.toLowerCase(Locale.ROOT);
      JsonNode found = node.path(name);
      return found.isMissingNode()
          ? Optional.empty()
          : Optional.of(new Operation(this, name, found));
    }

    /** How a refusal cites it. */
    public String row() {
      return FILE + "#/paths/" + path.replace("~", "~0").replace("/", "~1");
    }
  }

  /** One thing that can be asked of Discord. */
  public record Operation(Place place, String verb, JsonNode node) {

    /** Its name, such as {@code create_message}. */
    public String id() {
      return node.path("operationId").asText();
    }

    /** How a refusal cites it. */
    public String row() {
      return place.row() + '/' + verb;
    }

    /** Whether it can be asked with no token but one in the path. */
    public boolean open() {
      for (JsonNode way : node.path("security")) {
        if (way.isEmpty()) {
          return true;
        }
      }
      return false;
    }

    /** The content types of a body; none when it takes no body. */
    public List<String> types() {
      var types = new ArrayList<String>();
      node.at("/requestBody/content").fieldNames().forEachRemaining(types::add);
      return types;
    }

    /** The schema of its JSON, which files may accompany. */
    public Schema body() {
      JsonNode schema = node.at("/requestBody/content/application~1json/schema");
      return new Schema(
          schema, row() + "/requestBody/content/application~1json/schema", place.api());
    }

    /** The schema of an answer, empty when there is none with this status. */
    public Optional<Schema> answer(int status) {
      String pointer = "/responses/" + status + "/content/application~1json/schema";
      JsonNode schema = node.at(pointer);
      return schema.isMissingNode()
          ? Optional.empty()
          : Optional.of(new Schema(schema, row() + pointer, place.api()));
    }

    /**
     * The schema of a parameter, empty when there is none of this name.
     *
     * @param in {@code path} or {@code query}
     */
    Optional<Schema> parameter(String in, String name) {
      return declared(node, row(), in, name)
          .or(() -> declared(place.node(), place.row(), in, name));
    }

    private Optional<Schema> declared(JsonNode holder, String row, String in, String name) {
      JsonNode all = holder.path("parameters");
      for (int i = 0; i < all.size(); i++) {
        JsonNode each = all.get(i);
        if (each.path("in").asText().equals(in) && each.path("name").asText().equals(name)) {
          String schema = row + "/parameters/" + i + "/schema";
          return Optional.of(new Schema(each.path("schema"), schema, place.api()));
        }
      }
      return Optional.empty();
    }
  }

  /** What a reference such as {@code #/components/schemas/SnowflakeType} leads to. */
  Schema follow(String reference) {
    return new Schema(root.at(reference.substring(1)), FILE + reference, this);
  }

  private static List<String> steps(String path) {
    return List.of(path.substring(1).split("/", -1));
  }
}
