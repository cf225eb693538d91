package org.bounceback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bounceback.chat.MessageRef;
import org.bounceback.mailbox.MailCredentials;
import org.bounceback.net.Http;
import org.junit.jupiter.api.Test;

/**
 * No record with a token, a password or headers prints it in its text, which could end up in
 * exception messages and logs. The records are found by the names of their components; one that
 * cannot be made here fails the test.
 */
class SecretsInTextTest {
  private static final String SECRET = "S3cretSentinel";
  private static final Pattern HOLDS =
      Pattern.compile(
          "(?i)token|secret|password|passphrase|credential|authori[sz]ation|apikey|cookie|csrf"
              + "|^headers$");

  /** Component names whose values are public. */
  private static final Set<String> HARMLESS = Set.of();

  @Test
  void noRecordPrintsItsSecret() throws ReflectiveOperationException {
    var told = new TreeMap<String, String>();
    var checked = new TreeSet<String>();
    for (JavaClass each : MainClasses.ALL) {
      if (each.isRecord() && !each.getPackageName().startsWith("org.bounceback.sandbox")) {
        Class<?> type = Class.forName(each.getName());
        if (holdsSecret(type) && !HARMLESS.contains(type.getName())) {
          checked.add(type.getSimpleName());
          String text = make(type).toString();
          if (text.contains(SECRET)) {
            told.put(type.getName(), text);
          }
        }
      }
    }
    assertTrue(
        checked.containsAll(List.of("DatabaseServer", "DeskConfig", "SlackSettings", "Request")),
        () -> "found only " + checked);
    assertEquals(Map.of(), told);
  }

  @Test
  void aRequestPrintsOnlyItsDestination() {
    var request =
        new Http.Request(
            "POST",
            URI.create("https://desk.example/tickets?key=" + SECRET),
            Map.of("Authorization", "Bearer " + SECRET),
            "secret=" + SECRET);
    assertEquals("POST desk.example/tickets with [Authorization]", request.toString());
  }

  @Test
  void textOfMailCredentialsContainsNoSecret() {
    String text = MailCredentials.password("alice", SECRET).toString();

    assertFalse(text.contains(SECRET), text);
  }

  @Test
  void aDiscordMessageReferencePrintsNoToken() {
    assertEquals(
        "discord 12 34", new MessageRef("discord", "12", "34 " + SECRET + " 1700", 0).toString());
  }

  private static boolean holdsSecret(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .anyMatch(
            each ->
                (HOLDS.matcher(each.getName()).find()
                        && !each.getType().isPrimitive()
                        // Tested by itself.
                        && !each.getGenericType().getTypeName().contains("MailCredentials"))
                    || (each.getName().equals("text") && type.getSimpleName().contains("Token")));
  }

  private static Object make(Class<?> type) throws ReflectiveOperationException {
    var types = new ArrayList<Class<?>>();
    var values = new ArrayList<Object>();
    for (RecordComponent each : type.getRecordComponents()) {
      types.add(each.getType());
      // The IDs of channels differ by platform.
      boolean isChannel = each.getName().equals("customerChannels");
      String name = isChannel ? type.getSimpleName() + ".channels" : each.getName();
      values.add(value(name, each.getGenericType()));
    }
    Constructor<?> constructor = type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
    constructor.setAccessible(true);
    return constructor.newInstance(values.toArray());
  }

  private static Object value(String name, Type type) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType of) {
      Type last = of.getActualTypeArguments()[of.getActualTypeArguments().length - 1];
      if (of.getRawType() == Optional.class) {
        return Optional.of(value(name, last));
      }
      if (of.getRawType() == Map.class) {
        return Map.of("name", value(name, last));
      }
      return of.getRawType() == Set.class ? Set.of(value(name, last)) : List.of(value(name, last));
    }
    Class<?> raw = (Class<?>) type;
    if (raw == String.class) {
      return text(name);
    }
    if (raw == int.class || raw == long.class) {
      return raw == int.class ? (Object) 1 : (Object) 1L;
    }
    if (raw == boolean.class) {
      return true;
    }
    if (raw.isEnum()) {
      return raw.getEnumConstants()[0];
    }
    if (raw.isRecord()) {
      return make(raw);
    }
    return plain(name, raw);
  }

  private static Object plain(String name, Class<?> raw) {
    return switch (raw.getSimpleName()) {
      case "URI" -> URI.create((name.contains("gateway") ? "wss" : "https") + "://a.example/v1/");
      case "Duration" -> Duration.ofSeconds(1);
      case "Instant" -> Instant.EPOCH;
      case "Locale" -> Locale.ROOT;
      case "Path" -> Path.of("x");
      case "Pattern" -> Pattern.compile(SECRET);
      case "InetSocketAddress" -> InetSocketAddress.createUnresolved("a.example", 1);
      case "Body" -> Http.Body.of(SECRET);
      default -> throw new IllegalStateException("no sample of " + raw + "; add one here");
    };
  }

  private static String text(String name) {
    return switch (name) {
      case "url" -> "jdbc:postgresql://db.example/name";
      case "botToken" -> "xoxb-" + SECRET;
      case "appToken" -> "xapp-" + SECRET;
      case "administratorRoles", "guilds", "agentRoles" -> "123456789012345678";
      case "teams" -> "T061EG9R6";
      case "agents", "administrators" -> "S0604QSJC";
      case "allowedChannels", "SlackAccess.channels" -> "C0604QSJC";
      case "DiscordAccess.channels" -> "123456789012345679";
      case "commandPermissions" -> "administrator";
      default -> HOLDS.matcher(name).find() || name.equals("text") ? SECRET : "a.example";
    };
  }
}
