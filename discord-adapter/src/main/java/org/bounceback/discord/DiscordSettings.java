package org.bounceback.discord;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.bounceback.chat.runtime.FileDownloader;

/**
 * How the bot reaches Discord. Read once at start.
 *
 * @param token of the application's bot user
 * @param apiUrl where Discord's methods are, with the version and a final slash
 * @param gatewayUrl where events come from; empty for Discord's own place
 * @param fileHosts the only hosts, with a port where it is not the usual one, that files are
 *     fetched from
 * @param uploads whether files dropped into a channel are read; needs the privileged intent
 * @param commandPermissions what a member needs to see the commands; empty for everybody
 * @param administratorRoles the ids of the roles whose members may change what others rely on
 * @param proxy the HTTP proxy on the way to Discord; empty when there is none
 * @param access who may use the bot
 */
public record DiscordSettings(
    String token,
    URI apiUrl,
    Optional<URI> gatewayUrl,
    List<String> fileHosts,
    boolean uploads,
    List<String> commandPermissions,
    List<String> administratorRoles,
    Optional<InetSocketAddress> proxy,
    DiscordAccess access) {

  /** Where Discord's methods are. */
  public static final URI DISCORD = URI.create("https://discord.com/api/v10/");

  /** Where Discord keeps files. */
  public static final List<String> DISCORD_FILES =
      List.of("cdn.discordapp.com", "media.discordapp.net");

  /** Refuses what cannot work, in the operator's words. */
  public DiscordSettings {
    fileHosts = List.copyOf(fileHosts);
    commandPermissions = List.copyOf(commandPermissions);
    administratorRoles = List.copyOf(administratorRoles);
    check(
        !token.isBlank() && !token.startsWith("Bot "),
        "discord.token is no token; copy it from the Bot page of the application, without \"Bot"
            + " \"");
    check(
        apiUrl.toString().matches(".*/v[0-9]+/") && isSafe(apiUrl, "https"),
        "discord.api-url is \"%s\"; give an https URL with the version and a final slash, such as %s"
            .formatted(apiUrl, DISCORD));
    check(
        gatewayUrl.map(url -> isSafe(url, "wss")).orElse(true),
        "discord.gateway-url is not a wss URL; leave it out for Discord's own");
    check(
        !fileHosts.isEmpty(),
        "discord.file-hosts names no host; give one, such as " + DISCORD_FILES.get(0));
    CommandPermissions.of(commandPermissions);
    administratorRoles.forEach(
        role ->
            check(
                role.matches("[0-9]{15,20}"),
                "discord.administrator-roles names \"%s\"; give the ids of roles".formatted(role)));
  }

  /** Settings without a word on who may use the bot. */
  public DiscordSettings(
      String token,
      URI apiUrl,
      Optional<URI> gatewayUrl,
      List<String> fileHosts,
      boolean uploads,
      List<String> commandPermissions,
      List<String> administratorRoles,
      Optional<InetSocketAddress> proxy) {
    this(
        token,
        apiUrl,
        gatewayUrl,
        fileHosts,
        uploads,
        commandPermissions,
        administratorRoles,
        proxy,
        DiscordAccess.USUAL);
  }

  @Override
  public String toString() {
    return "DiscordSettings[apiUrl=%s, gatewayUrl=%s, fileHosts=%s, uploads=%s, proxy=%s]"
        .formatted(apiUrl, gatewayUrl, fileHosts, uploads, proxy);
  }

  private static boolean isSafe(URI url, String scheme) {
    return scheme.equals(url.getScheme())
        || FileDownloader.isLoopback(String.valueOf(url.getHost()));
  }

  private static void check(boolean right, String complaint) {
    if (!right) {
      throw new IllegalArgumentException(complaint);
    }
  }
}
