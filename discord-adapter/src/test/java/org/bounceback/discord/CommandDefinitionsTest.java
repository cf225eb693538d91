package org.bounceback.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.bounceback.chat.CommandDefinition;
import org.bounceback.chat.CommandDefinition.Option;
import org.bounceback.chat.CommandDefinition.Words;
import org.bounceback.chat.Form;
import org.junit.jupiter.api.Test;

class CommandDefinitionsTest {
  private final CommandDefinitions book = new CommandDefinitions(DefaultMemberPermissions.ENABLED);

  @Test
  void newCommandIsDefinedFromItsDescription() {
    var described =
        new CommandDefinition(
            "novel",
            new Words(Map.of(Locale.ENGLISH, "Does it", Locale.GERMAN, "Tut es")),
            List.of(
                new Option(english("note"), english("A note"), Form.FieldKind.LINE, false, false),
                new Option(english("mail"), english("A mail"), Form.FieldKind.FILE, false, false),
                new Option(english("about"), english("What"), Form.FieldKind.LINE, true, true)),
            List.of());

    DataObject data = book.typed(described).toData();

    assertEquals("novel", data.getString("name"));
    assertEquals("Tut es", data.getObject("description_localizations").getString("de"));
    assertEquals(
        List.of("about", "note", "mail"),
        data.getArray("options").stream((options, i) -> options.getObject(i).getString("name"))
            .toList());
    assertTrue(data.getArray("options").getObject(0).getBoolean("autocomplete"));
    assertEquals(11, data.getArray("options").getObject(2).getInt("type"));
  }

  @Test
  void translationIsUsedForAllVariantsOfLanguage() {
    DataObject data = book.all().get(0).toData();

    DataObject option = data.getArray("options").getObject(0);
    assertEquals("subject", option.getString("name"));
    DataObject names = option.getObject("name_localizations");
    assertEquals(Set.of("de", "fr", "es-ES", "es-419"), names.keys());
    assertEquals("dirección", names.getString("es-419"));
  }

  @Test
  void equalCommandsAreDetected() {
    List<CommandData> ours = book.all();

    assertTrue(CommandRegistration.isSame(ours, book.all()));
    assertFalse(CommandRegistration.isSame(ours, ours.subList(1, ours.size())));
    assertFalse(
        CommandRegistration.isSame(
            ours, new CommandDefinitions(DefaultMemberPermissions.DISABLED).all()));
  }

  @Test
  void operatorConfiguresWhoSeesCommands() {
    DefaultMemberPermissions permissions = CommandPermissions.of(List.of("manage-messages"));

    assertEquals(8192, permissions.getPermissionsRaw());
  }

  private static Words english(String text) {
    return new Words(Map.of(Locale.ENGLISH, text));
  }
}
