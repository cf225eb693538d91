package org.bounceback.hosting.directadmin;

import com.google.re2j.Pattern;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.hosting.PanelException;
import org.bounceback.hosting.PanelException.Cause;
import org.bounceback.hosting.panel.PanelHttpClient;
import org.bounceback.net.Deadline;
import org.bounceback.net.Http;

/**
 * Calls DirectAdmin's {@code CMD_API_…} commands with a login key (docs.directadmin.com, read in
 * November 2026): HTTP Basic, {@code json=yes}. Older versions respond with a URL query string
 * nevertheless; both formats are parsed.
 */
public final class DirectAdminCalls {
  private static final Pattern QUERY_NAME = Pattern.compile("[A-Za-z0-9._%+*\\[\\]-]+");

  private final URI base;
  private final String user;
  private final String key;
  private final Http http;
  private final PanelHttpClient wire;

  public DirectAdminCalls(URI base, String user, String key, Http http) {
    this.base = base;
    this.user = user;
    this.key = key;
    this.http = http;
    String credentials =
        Base64.getEncoder().encodeToString((user + ":" + key).getBytes(StandardCharsets.UTF_8));
    this.wire =
        new PanelHttpClient(
            "DirectAdmin at " + base.getHost(),
            base,
            http,
            Map.of("Authorization", "Basic " + credentials));
  }

  /** Returns a client that acts on behalf of a user, as an administrator may. */
  DirectAdminCalls as(String customer) {
    return new DirectAdminCalls(base, user + "|" + customer, key, http);
  }

  PanelHttpClient wire() {
    return wire;
  }

  /** Calls a command and returns the response, an object or a list. */
  DocumentNode call(String command, Map<String, String> parameters, Deadline deadline)
      throws PanelException, InterruptedException {
    var all = new LinkedHashMap<>(parameters);
    all.put("json", "yes");
    String body = wire.get("/" + command, all, deadline).strip();
    if (body.startsWith("<")) {
      throw new PanelException(
          Cause.TOKEN_REFUSED,
          wire.title()
              + " responded with its login page: the login key is unknown, expired, or not allowed"
              + " from our IP");
    }
    boolean isJson = body.startsWith("{") || body.startsWith("[");
    DocumentNode answer = wire.json(command, isJson ? body : asJson(command, body));
    return checked(command, answer);
  }

  private DocumentNode checked(String command, DocumentNode answer) throws PanelException {
    try {
      Optional<String> error = answer.findText("error").filter(text -> !text.equals("0"));
      if (error.isEmpty()) {
        return answer;
      }
      String why =
          answer
              .findText("details")
              .or(() -> answer.findText("text"))
              .or(() -> answer.findText("result"))
              .orElse(error.get());
      throw new PanelException(
          Cause.RIGHT_MISSING, wire.title() + " refused " + command + ": " + why);
    } catch (InvalidDataException invalid) {
      throw wire.unreadable(command, invalid);
    }
  }

  /**
   * Converts a query string to a JSON object; repeated names, such as {@code list[]}, become a
   * list. An empty response is an empty object.
   *
   * @throws PanelException if it is not a query string
   */
  private String asJson(String command, String query) throws PanelException {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      if (equals < 0 || !QUERY_NAME.matches(pair.substring(0, equals))) {
        throw wire.unreadable(command, new InvalidDataException("neither JSON nor a query string"));
      }
      values
          .computeIfAbsent(decoded(pair.substring(0, equals)), name -> new ArrayList<>())
          .add(decoded(pair.substring(equals + 1)));
    }
    var json = new JsonObjectBuilder();
    values.forEach(
        (name, all) -> {
          if (name.endsWith("[]")) {
            json.with(name.substring(0, name.length() - 2), all);
          } else {
            json.with(name, all.get(0));
          }
        });
    return json.toString();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException brokenEscape) {
      return text;
    }
  }
}
