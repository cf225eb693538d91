package org.bounceback.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import org.junit.jupiter.api.Test;

/** The only server is determined after all servers are loaded. */
class AllowedServersTest {
  private final List<Guild> loaded = new ArrayList<>();
  private JDA.Status status = JDA.Status.LOADING_SUBSYSTEMS;
  private final JDA jda =
      proxy(
          JDA.class,
          (self, method, given) ->
              switch (method.getName()) {
                case "getStatus" -> status;
                case "getGuilds" -> List.copyOf(loaded);
                case "getUnavailableGuilds" -> Set.of();
                default -> 0L;
              });
  private final AllowedServers servers = new AllowedServers(List.of());

  @Test
  void firstLoadedServerIsNotTheOnlyOne() {
    Guild first = server("100000000000000001");
    assertFalse(servers.allows(first));
    assertEquals(Optional.empty(), servers.problem(jda));

    server("100000000000000002");
    servers.onSessionRecreate(new SessionRecreateEvent(jda));

    assertFalse(servers.allows(first));
    assertTrue(servers.problem(jda).isPresent());
  }

  @Test
  void onlyServerIsRemembered() {
    Guild first = server("100000000000000001");
    status = JDA.Status.CONNECTED;
    assertTrue(servers.allows(first));

    Guild second = server("100000000000000002");

    assertTrue(servers.allows(first));
    assertFalse(servers.allows(second));
    assertEquals(Optional.empty(), servers.problem(jda));
  }

  private Guild server(String id) {
    Guild guild =
        proxy(
            Guild.class,
            (self, method, given) ->
                switch (method.getName()) {
                  case "getId" -> id;
                  case "getJDA" -> jda;
                  default -> false;
                });
    loaded.add(guild);
    return guild;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
