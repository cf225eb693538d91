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
        .forEach(path -> routes.add(new Route(path.getKey(), path.getValue())));
  }

  /**
   * One path with its operations.
   *
   * @param path with parameters in braces, such as {@code /channels/{channel_id}}
   */
  private record Route(String path, JsonNode node) {

    /** Returns the number of literal segments that match, or -1 if the path does not match. */
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
   * Finds the best match of a path; literal segments take precedence: {@code /users/@me} before
   * {@code /users/{user_id}}.
   *
   * @param path below the version, such as {@code /users/@me}
   * @return empty if Discord has no such path
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
   * An existing path.
   *
   * @param parameters the path parameters, by name
   */
  public record Place(OpenApi api, String path, JsonNode node, Map<String, String> parameters) {
    public Place {
      parameters = Map.copyOf(parameters);
    }

    /** Returns the operation of this HTTP method, if any. */
    public Optional<Operation> operation(String verb) {
      String name = verb.toLowerCase(Locale.ROOT);
      JsonNode found = node.path(name);
      return found.isMissingNode()
          ? Optional.empty()
          : Optional.of(new Operation(this, name, found));
    }

    /** Returns the citation for refusals. */
    public String row() {
      return FILE + "#/paths/" + path.replace("~", "~0").replace("/", "~1");
    }
  }

  /** One operation of the API. */
  public record Operation(Place place, String verb, JsonNode node) {

    /** Returns its name, such as {@code create_message}. */
    public String id() {
      return node.path("operationId").asText();
    }

    /** Returns the citation for refusals. */
    public String row() {
      return place.row() + '/' + verb;
    }

    /** Whether it needs no token, except one in the path. */
    public boolean open() {
      for (JsonNode way : node.path("security")) {
        if (way.isEmpty()) {
          return true;
        }
      }
      return false;
    }

    /** Returns the content types of the body; empty if it has no body. */
    public List<String> types() {
      var types = new ArrayList<String>();
      node.at("/requestBody/content").fieldNames().forEachRemaining(types::add);
      return types;
    }

    /** Returns the schema of its JSON, which files may accompany. */
    public Schema body() {
      JsonNode schema = node.at("/requestBody/content/application~1json/schema");
      return new Schema(
          schema, row() + "/requestBody/content/application~1json/schema", place.api());
    }

    /** Returns the schema of a response with this status, if any. */
    public Optional<Schema> answer(int status) {
      String pointer = "/responses/" + status + "/content/application~1json/schema";
      JsonNode schema = node.at(pointer);
      return schema.isMissingNode()
          ? Optional.empty()
          : Optional.of(new Schema(schema, row() + pointer, place.api()));
    }

    /**
     * Returns the schema of a parameter, if there is one with this name.
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
        JsonNode candidate = all.get(i);
        if (candidate.path("in").asText().equals(in)
            && candidate.path("name").asText().equals(name)) {
          String schema = row + "/parameters/" + i + "/schema";
          return Optional.of(new Schema(candidate.path("schema"), schema, place.api()));
        }
      }
      return Optional.empty();
    }
  }

  /** Resolves a reference such as {@code #/components/schemas/SnowflakeType}. */
  Schema follow(String reference) {
    return new Schema(root.at(reference.substring(1)), FILE + reference, this);
  }

  private static List<String> steps(String path) {
    return List.of(path.substring(1).split("/", -1));
  }
}
