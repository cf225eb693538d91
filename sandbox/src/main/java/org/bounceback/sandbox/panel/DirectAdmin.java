package org.bounceback.sandbox.panel;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Simulates DirectAdmin with the commands about users, domains, mail routing and blocks. It
 * requires HTTP Basic with a login key, also as {@code admin|customer}. Unknown clients get the
 * login page, a key without the command gets an error. An old version always responds in the format
 * of a URL query.
 */
public final class DirectAdmin implements Panel {
  private final String user;
  private final String key;
  private final String mainIp;
  private final Map<String, String> owners = new LinkedHashMap<>();
  private final Map<String, String> ips = new LinkedHashMap<>();
  private final Map<String, Boolean> internal = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> blocked = new LinkedHashMap<>();
  private final Set<String> forbidden = new LinkedHashSet<>();
  private boolean old;
  private boolean expired;

  /** Creates an empty server. */
  public DirectAdmin(String user, String key, String mainIp) {
    this.user = user;
    this.key = key;
    this.mainIp = mainIp;
  }

  /** Adds a user with a domain; {@code local} says whether the server accepts its mail. */
  public synchronized DirectAdmin user(String name, String domain, String ip, boolean local) {
    owners.put(domain, name);
    ips.put(name, ip);
    internal.put(domain, local);
    return this;
  }

  /** Blocks an address as the Brute Force Monitor would. */
  public synchronized DirectAdmin block(String ip, String info, long since) {
    blocked.put(ip, Map.of("ip", ip, "info", info, "dateblocked", String.valueOf(since)));
    return this;
  }

  /** Revokes the key's permission for a command. */
  public synchronized DirectAdmin forbid(String command) {
    forbidden.add(command);
    return this;
  }

  /** Responds as old versions did. */
  public synchronized DirectAdmin old() {
    old = true;
    return this;
  }

  /** Makes the key invalid. */
  public synchronized void expire() {
    expired = true;
  }

  @Override
  public synchronized Response answer(Request request) {
    Optional<String> asked = identity(request.header("authorization"));
    if (expired || asked.isEmpty()) {
      return Response.html("<html><head><title>DirectAdmin Login</title></head></html>");
    }
    String command = request.path().substring(1);
    if (forbidden.contains(command)) {
      return said(
          Map.of(
              "error",
              "1",
              "text",
              "You cannot execute that command",
              "details",
              "The request you've made cannot be executed because it does not exist in your"
                  + " authority level"));
    }
    return switch (command) {
      case "CMD_API_DOMAIN_OWNERS" -> said(owners);
      case "CMD_API_IP_MANAGER" -> list(addresses());
      case "CMD_API_SHOW_USER_CONFIG" -> config(request.parameter("user").orElse(""));
      case "CMD_API_DNS_MX" -> mx(asked.get(), request.parameter("domain").orElse(""));
      case "CMD_API_BRUTE_FORCE_MONITOR" -> monitor(request);
      default -> Response.text(404, "");
    };
  }

  /** Returns the impersonated customer, or the administrator. */
  private Optional<String> identity(String authorization) {
    if (!authorization.startsWith("Basic ")) {
      return Optional.empty();
    }
    var said =
        new String(
            Base64.getDecoder().decode(authorization.substring("Basic ".length())),
            StandardCharsets.UTF_8);
    if (said.equals(user + ":" + key)) {
      return Optional.of(user);
    }
    return said.startsWith(user + "|") && said.endsWith(":" + key)
        ? Optional.of(said.substring(user.length() + 1, said.length() - key.length() - 1))
        : Optional.empty();
  }

  private List<String> addresses() {
    var all = new LinkedHashSet<>(List.of(mainIp));
    all.addAll(ips.values());
    return List.copyOf(all);
  }

  private Response config(String name) {
    return ips.containsKey(name)
        ? said(Map.of("username", name, "ip", ips.get(name), "suspended", "no"))
        : said(Map.of("error", "1", "text", "Unable to show user", "details", "no such user"));
  }

  /** Shows a domain only to its own user. */
  private Response mx(String asked, String domain) {
    return asked.equals(owners.get(domain))
        ? said(Map.of("internal", Boolean.TRUE.equals(internal.get(domain)) ? "yes" : "no"))
        : said(Map.of("error", "1", "text", "Access denied", "details", "not your domain"));
  }

  private Response monitor(Request request) {
    Optional<String> only = request.parameter("value");
    var rows = new LinkedHashMap<String, Object>();
    blocked.forEach(
        (ip, row) -> {
          if (only.map(ip::equals).orElse(true)) {
            rows.put(ip, row);
          }
        });
    return Response.json(Map.of("BLOCKEDIPS", rows));
  }

  private Response list(List<String> values) {
    return old
        ? query(values.stream().map(item -> Map.entry("list[]", item)).toList())
        : Response.json(values);
  }

  private Response said(Map<String, String> values) {
    return old ? query(new ArrayList<>(values.entrySet())) : Response.json(values);
  }

  private static Response query(List<Map.Entry<String, String>> pairs) {
    return Response.text(
        200,
        pairs.stream()
            .map(
                item ->
                    URLEncoder.encode(item.getKey(), StandardCharsets.UTF_8)
                        + "="
                        + URLEncoder.encode(item.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&")));
  }
}
