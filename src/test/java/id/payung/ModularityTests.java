package id.payung;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void modulesUseOnlyTheRoomsTheyDeclare() {
        ApplicationModules.of(PayungApplication.class).verify();
    }
}
