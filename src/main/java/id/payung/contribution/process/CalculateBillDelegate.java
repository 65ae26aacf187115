package id.payung.contribution.process;

import static id.payung.contribution.process.BillingVariables.bill;

import id.payung.contribution.BillCalculation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("calculateBill")
class CalculateBillDelegate implements JavaDelegate {

    private final BillCalculation calculation;

    CalculateBillDelegate(BillCalculation calculation) {
        this.calculation = calculation;
    }

    @Override
    public void execute(DelegateExecution execution) {
        calculation.calculate(bill(execution));
    }
}
