package org.bounceback.discord;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscordSettingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bot abc | https://discord.com/api/v10/ | wss://gateway.discord.gg/ | discord.token",
        "abc | https://discord.com/api/ | wss://gateway.discord.gg/ | discord.api-url",
        "abc | https://discord.com/api/v10 | wss://gateway.discord.gg/ | discord.api-url",
        "abc | http://discord.com/api/v10/ | wss://gateway.discord.gg/ | discord.api-url",
        "abc | https://discord.com/api/v10/ | ws://gateway.discord.gg/ | discord.gateway-url",
      })
  void invalidSettingIsReportedWithItsKey(String token, URI api, URI gateway, String key) {
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> settings(token, api, gateway, List.of(), List.of()));

    assertTrue(String.valueOf(refused.getMessage()).contains(key), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "example, 1300000000000000020, discord.guilds",
    "1300000000000000011, support, discord.agent-roles"
  })
  void invalidIdIsReportedWithItsKey(String guild, String role, String key) {
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new DiscordAccess(List.of(guild), List.of(role, DiscordAccess.EVERYONE)));

    assertTrue(String.valueOf(refused.getMessage()).contains(key), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"dance, '', discord.command-permissions", "'', support, discord.administrator-roles"})
  void permissionsAndRolesUseDiscordsNames(String permission, String role, String key) {
    List<String> permissions = permission.isEmpty() ? List.of() : List.of(permission);
    List<String> roles = role.isEmpty() ? List.of() : List.of(role);

    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> settings("abc", DiscordSettings.DISCORD, GATEWAY, permissions, roles));

    assertTrue(String.valueOf(refused.getMessage()).contains(key), refused.getMessage());
  }

  @Test
  void secretsAreNotPrinted() {
    String printed =
        settings("SECRET", DiscordSettings.DISCORD, GATEWAY, List.of(), List.of()).toString();

    assertFalse(printed.contains("SECRET"), printed);
  }

  private static final URI GATEWAY = URI.create("wss://gateway.discord.gg/");

  private static DiscordSettings settings(
      String token, URI api, URI gateway, List<String> permissions, List<String> roles) {
    return new DiscordSettings(
        token,
        api,
        Optional.of(gateway),
        DiscordSettings.DISCORD_FILES,
        false,
        permissions,
        roles,
        Optional.empty());
  }
}
